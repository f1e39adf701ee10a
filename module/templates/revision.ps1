{header}

function Upgrade {
}

function Downgrade {
}
