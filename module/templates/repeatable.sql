{header}

