"""A passed exercise asked again in another and shorter form."""
