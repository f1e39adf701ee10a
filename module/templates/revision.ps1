{header}

function Upgrade {
{upgrade}}

function Downgrade {
{downgrade}}
