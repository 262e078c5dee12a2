// Package assets carries all that the program knows as data: question sets,
// safeguard packs, program statements, country profiles, grids, letters, examples, a demo,
// words, the manual, schemas, fonts and icons. A published version never changes; a new
// edition is a new file beside it.
//
// Never in here: code that reads or judges the data.
package assets

import "embed"

// FS holds the files under their paths in this folder, such as
// "questions/2026.1.toml".
//
//go:embed all:questions all:packs all:statements all:profiles all:letters all:examples all:words all:manual all:schema all:grids all:demo all:completion passwords fonts icc all:icons
var FS embed.FS
