"""What is right: comparing, diagnosing, and one verdict at the end."""
