"""Translators between the product and other people's systems."""
