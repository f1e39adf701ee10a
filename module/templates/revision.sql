{header}

-- >>> upgrade
{upgrade}
-- >>> downgrade
{downgrade}