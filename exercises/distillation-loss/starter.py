import numpy as np


def distillation_loss(student: np.ndarray, teacher: np.ndarray, T: float) -> float:
    """How far the student's softened shares are from the teacher's, times T squared.

    student, teacher: (N, C) scores; T: the temperature. Returns one number, a mean over the N rows.
    """
    raise NotImplementedError
