"""Pictures of numbers in the cells of a terminal: curves, points, bars, heat maps, contours. Pure Python."""
