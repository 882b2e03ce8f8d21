"""What a plot's cell gives, asked for and checked: pictures are numbers, a sentence and a table."""
