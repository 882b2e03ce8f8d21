"""What is read: lessons, statements, quizzes, formulas, verdicts in plain lines."""
