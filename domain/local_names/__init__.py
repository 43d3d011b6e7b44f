"""Names of local products: the watch, published names, indications, products."""
