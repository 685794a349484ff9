"""The log of imports, on Delta Lake."""
