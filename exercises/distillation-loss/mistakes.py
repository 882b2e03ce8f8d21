import numpy as np


def _log_softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    m = x.max(axis=axis, keepdims=True)
    return x - m - np.log(np.exp(x - m).sum(axis=axis, keepdims=True))


def _both(student, teacher, T):
    """Logarithms of the student's and of the teacher's softened shares."""
    return _log_softmax(np.asarray(student) / T), _log_softmax(np.asarray(teacher) / T)


def _divergence(log_q, log_p):
    return (np.exp(log_p) * (log_p - log_q)).sum(axis=-1).mean()


def square_of_the_temperature_forgotten(student, teacher, T):
    """At temperature 1 all is right; at others your loss is too small by a factor of T squared, or too large
    where T is below 1. How does the slope of the softened loss change when everything is divided by T?

    Multiply the divergence by the square of the temperature.
    """
    return _divergence(*_both(student, teacher, T))


def multiplied_by_the_temperature(student, teacher, T):
    """At temperature 1 all is right; at others a factor of T is missing. Which power of T stands in front of
    the sum?

    Multiply by the square of the temperature, not by the temperature.
    """
    return T * _divergence(*_both(student, teacher, T))


def student_not_softened(student, teacher, T):
    """At temperature 1 all is right; at others the loss is not 0 where student and teacher have the same
    scores. Which of the two has been divided by T?

    Soften the student's scores with the same temperature.
    """
    return T**2 * _divergence(_log_softmax(student), _log_softmax(np.asarray(teacher) / T))


def teacher_not_softened(student, teacher, T):
    """At temperature 1 all is right; at others the loss is not 0 for equal scores, because the teacher is as
    sure as ever. Which of the two has been divided by T?

    Soften the teacher's scores with the same temperature.
    """
    return T**2 * _divergence(_log_softmax(np.asarray(student) / T), _log_softmax(teacher))


def temperature_ignored_inside(student, teacher, T):
    """At temperature 1 all is right; at others your loss is the one of temperature 1, times T squared. Where
    do the shares become softer?

    Divide both rows of scores by the temperature before anything else.
    """
    return T**2 * _divergence(_log_softmax(student), _log_softmax(teacher))


def sharpened_instead(student, teacher, T):
    """At temperature 1 all is right; at others the shares become sharper where they should become softer. Are
    the scores multiplied by T, or divided?

    Divide the scores by the temperature.
    """
    return T**2 * _divergence(*_both(student, teacher, 1 / T))


def roles_exchanged(student, teacher, T):
    """The loss is never negative and 0 for equal scores, but it weights by what the student believes. Whose
    shares are the weights?

    Weight the difference of the logarithms by the teacher's shares, teacher minus student.
    """
    log_q, log_p = _both(student, teacher, T)
    return T**2 * _divergence(log_p, log_q)


def sign_turned(student, teacher, T):
    """Your loss is never positive. In the difference of the logarithms, which comes first?

    Subtract the student's logarithm from the teacher's.
    """
    return -(T**2) * _divergence(*_both(student, teacher, T))


def entropy_not_subtracted(student, teacher, T):
    """The loss is too large by a number that depends on the teacher alone, and not 0 where both say the same.
    What is the cross-entropy of a distribution with itself?

    Subtract the teacher's own part: the difference of the two logarithms stands in the sum.
    """
    log_q, log_p = _both(student, teacher, T)
    return -(T**2) * (np.exp(log_p) * log_q).sum(axis=-1).mean()


def averaged_over_the_classes(student, teacher, T):
    """The loss is too small by a factor of C. Are the classes summed, or averaged?

    Sum over the classes and take the mean over the examples only.
    """
    log_q, log_p = _both(student, teacher, T)
    return T**2 * (np.exp(log_p) * (log_p - log_q)).mean()


def sum_over_the_examples(student, teacher, T):
    """The loss is too large by a factor of N; for one row it is right. Does the loss of a batch grow when
    every row is written down twice?

    Divide the sum over the rows by their number.
    """
    return len(student) * T**2 * _divergence(*_both(student, teacher, T))


def wrong_axis(student, teacher, T):
    """The shares in your loss sum to 1 down the columns: the examples compete with each other. Which axis
    holds the classes?

    Normalise along the last axis, for the student and for the teacher.
    """
    log_q = _log_softmax(np.asarray(student) / T, axis=0)
    log_p = _log_softmax(np.asarray(teacher) / T, axis=0)
    return T**2 * _divergence(log_q, log_p)


def hard_targets(student, teacher, T):
    """Your loss looks only at the teacher's best class. What does the teacher say about the second best?

    Weight all classes by the teacher's softened shares.
    """
    log_q, log_p = _both(student, teacher, T)
    return -(T**2) * log_q[np.arange(len(log_q)), log_p.argmax(axis=1)].mean()


def logarithm_of_the_shares(student, teacher, T):
    """Ordinary scores come out right; where a share is so small that it is rounded to 0 the result is not
    finite. What is the logarithm of a share of 0, and what is 0 times it?

    Take both logarithms as differences, score minus log-sum-exp.
    """
    log_q, log_p = _both(student, teacher, T)
    q, p = np.exp(log_q), np.exp(log_p)
    with np.errstate(divide="ignore", invalid="ignore"):
        return T**2 * (p * (np.log(p) - np.log(q))).sum(axis=-1).mean()


def logarithms_base_two(student, teacher, T):
    """Your loss is too large by a factor of about 1.4427. Which base has the logarithm of the statement?

    Use the natural logarithm.
    """
    return T**2 * _divergence(*_both(student, teacher, T)) / np.log(2)
