"""A link on a page leads into the course, to a place on the page, or out into the world."""

import pytest

from tutor.text.links import Target, page_id, target


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("https://example.org/a", Target("outside", "https://example.org/a")),
        ("exercise:softmax", Target("exercise", "softmax")),
        ("lesson:scores/scale", Target("lesson", "scores/scale")),
        ("scores/scale#the-end", Target("lesson", "scores/scale", "the-end")),
        ("02-scale.md", Target("lesson", "scores/scale")),
        ("../03-slopes/01-chain.md#now-you", Target("lesson", "slopes/chain", "now-you")),
        ("./02-scale.md", Target("lesson", "scores/scale")),
        ("#now-you", Target("page", "", "now-you")),
        ("#%E6%95%B0", Target("page", "", "数")),
        ("picture.png", Target("unknown", "picture.png")),
        ("/etc/passwd", Target("unknown", "/etc/passwd")),
        ("file:///etc/passwd", Target("unknown", "file:///etc/passwd")),
        ("http://[", Target("unknown", "http://[")),
    ],
)
def test_where_links_lead(href: str, found: Target) -> None:
    assert target(href, "scores/shift") == found


def test_a_file_is_its_unit_and_name_without_numbers() -> None:
    assert page_id("../07-softmax-cross-entropy/01-softmax.md") == "softmax-cross-entropy/softmax"
