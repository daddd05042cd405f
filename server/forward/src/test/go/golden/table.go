package main

import _ "embed"

// Templates, apart by lines of four equals signs.
//
//go:embed table.txt
var templateTable string
