"""Quizzes to and from the plain text that instructors write for text2qti, which learning platforms import."""
