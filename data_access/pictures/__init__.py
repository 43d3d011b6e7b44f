"""Pictures of assets: checked and re-encoded (`files`), matched to their assets and stored
(`keep`), found again (`read`)."""
