{header}

-- >>> upgrade

-- >>> downgrade
