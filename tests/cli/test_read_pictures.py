"""`tutor read` tells every picture in a sentence and a table, and moves its sliders by words."""

from __future__ import annotations

from shared_fixtures import CommandLine

from tutor.text.plot.plain import plain_plot, plot_names, with_plots

PAGE = "softmax-cross-entropy/softmax"
SAID = {
    "plot": {
        "sentence": "It costs $3 * 2_000 | more <b>.",
        "table": {"head": ["a|b", "n"], "rows": [["*x*", "1"], ["_y_", "10"]]},
    },
    "sliders": [
        {"name": "T", "values": [0.5, 1.0, 4.0], "at": 1},
        {"name": "kind", "values": ["a", "b"], "at": 0},
    ],
}


def test_a_page_tells_its_picture(tutor: CommandLine) -> None:
    done = tutor("read", PAGE)
    assert done.returncode == 0
    assert "Picture: With 2 for the cat, its share is 0.705" in done.stdout
    assert "Controls: cat is 2, from -4 to 6." in done.stdout
    assert "cat        2  0.705" in done.stdout
    assert "```plot" not in done.stdout


def test_a_slider_is_set_by_words(tutor: CommandLine) -> None:
    done = tutor("read", PAGE, "--set", "cat=4")
    assert "Picture: With 4 for the cat" in done.stdout
    assert "Controls: cat is 4, from -4 to 6." in done.stdout


def test_a_slider_that_is_not_there_is_wrong_use(tutor: CommandLine) -> None:
    unknown, between, unreadable = (
        tutor("read", PAGE, "--set", said) for said in ("dog=1", "cat=2.3", "cat")
    )
    assert [done.returncode for done in (unknown, between, unreadable)] == [2, 2, 2]
    assert "No picture of this page has a slider dog. Its sliders: cat." in unknown.stderr
    assert "next to this are 2.0 and 2.5" in between.stderr
    assert "--set takes SLIDER=VALUE" in unreadable.stderr


def test_no_text_of_a_plot_becomes_markup() -> None:
    from tutor.text.page import plain_page

    shown = plain_page(with_plots("Before.\n\n```plot p\n```\n\nAfter.", {"p": SAID}), 78)
    assert shown.split("\n") == [
        "Before.",
        "",
        "Picture: It costs $3 * 2_000 | more <b>.",
        "",
        "Controls: T is 1, from 0.5 to 4; kind is a, one of a, b.",
        "",
        "a|b   n",
        "---  --",
        "*x*   1",
        "_y_  10",
        "",
        "After.",
    ]


def test_a_broken_picture_is_a_sentence_and_the_page_goes_on() -> None:
    page = with_plots("```plot p\n```\n\nAfter.", {"p": {"error": "plots/p.py:3: it is *broken*"}})
    assert page.startswith("This picture cannot be shown\\: plots\\/p\\.py\\:3\\: it is \\*broken\\*")
    assert page.endswith("After.")


def test_a_fence_inside_a_fence_is_no_plot() -> None:
    page = "````markdown\n```plot example\n```\n````\n\n~~~plot real\n~~~\n\n```plot real\n```\n"
    assert plot_names(page) == ["real"]
    assert "```plot example" in with_plots(page, {"real": SAID, "example": SAID})


def test_wide_characters_stand_in_line() -> None:
    table = {"head": ["类别", "份额"], "rows": [["猫", "0.7"], ["dog", "0.259"]]}
    assert plain_plot({"sentence": "猫最大。", "table": table}) == [
        "猫最大。",
        "",
        "类别   份额",
        "----  -----",
        "猫      0.7",
        "dog   0.259",
    ]
