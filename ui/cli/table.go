package cli

import (
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/words"
)

// command is one word of the command line, with what it takes. Parsing, help, the
// completion of shells and the man pages are made of it.
type command struct {
	name  string
	takes []operand
	flags []flagSpec
	run   func(*session, arguments) error
	keeps bool // what is filled in goes into the file that it takes
}

// operand is what stands on the command line without a flag.
type operand struct {
	names    []string // any of these: a word of the catalogue under "operand.", or literally so
	optional bool
	many     bool // one or more
}

// flagSpec is a flag of a command.
type flagSpec struct {
	name   string
	short  string          // its one letter; empty for none
	takes  string          // what its value is, as an operand's name; empty where it stands alone
	values func() []string // that it can have, where these are fixed; nil for others
}

// these are values that a flag can have.
func these(values ...string) func() []string { return func() []string { return values } }

// What stands behind a flag or a command.
const (
	aFile    = "file"
	aDossier = "dossier"
	aFolder  = "folder"
	aDay     = "day"
	anID     = "id"
	aName    = "name"
	aText    = "text"
)

var (
	asJSON       = flagSpec{name: "json"}
	quietly      = flagSpec{name: "quiet", short: "q"}
	toFolder     = flagSpec{name: "out", short: "o", takes: aFolder}
	onDay        = flagSpec{name: "date", takes: aDay}
	byID         = flagSpec{name: "id", takes: anID}
	byPassphrase = flagSpec{name: "passphrase-file", takes: aFile}
)

// everywhere are the flags that each command takes.
func everywhere() []flagSpec {
	return []flagSpec{{name: "lang", values: these(words.Languages...)}, {name: "help", short: "h"}}
}

// everyFlag are those of all commands together.
func everyFlag() (all []flagSpec) {
	for _, c := range table() {
		all = append(all, c.flags...)
	}
	return append(all, everywhere()...)
}

// letterLanguages are those of letters.
func letterLanguages() []string { return letter.Codes(assessment.Current.Letter) }

// lettersFor are those for whom a letter can be.
func lettersFor() []string {
	texts, err := letter.Load(assessment.Current.Letter)
	if err != nil {
		return nil
	}
	return texts.People()
}

func one(names ...string) operand { return operand{names: names} }

// table lists the commands.
func table() []command {
	return []command{
		{name: "example", takes: []operand{{names: []string{aName}, optional: true}}, run: (*session).example},
		{name: "assess", takes: []operand{one(aFile)}, flags: []flagSpec{onDay, asJSON}, run: (*session).assess},
		{name: "export", takes: []operand{{names: []string{aFile, aDossier}, many: true}}, flags: []flagSpec{
			toFolder, {name: "only", values: these(string(export.Record), string(export.Letter))},
			{name: "format", takes: "formats"}, byID, onDay, {name: "core"}, {name: "no-data"}, {name: "for-list", takes: aFile},
			{name: "who", values: lettersFor},
			{name: "tone", values: these(letter.Tones...)}, {name: "way", values: these(letter.Ways...)},
			{name: "lang", values: letterLanguages}, {name: "large"}, {name: "one-parent"}, {name: "promise-72"}, {name: "confirm-not-reviewed"}, asJSON, quietly, byPassphrase,
		}, run: (*session).export},
		{name: "grid", takes: []operand{one(aFile, grid.Current)}, flags: []flagSpec{
			{name: "use", values: these(grid.Meetings, grid.Clients)}, toFolder, {name: "format", values: these("pdf", "csv", "xlsx")}, onDay, asJSON, quietly,
		}, run: (*session).grid},
		{name: "new", takes: []operand{one(aDossier)}, flags: []flagSpec{{name: "confirm-weak"}, asJSON, quietly, byPassphrase}, run: (*session).newDossier},
		{name: "plain", takes: []operand{{names: []string{aFile, aDossier}, optional: true}}, flags: []flagSpec{onDay, byPassphrase}, run: (*session).plain, keeps: true},
		{name: "register", takes: []operand{one(aDossier)}, flags: []flagSpec{{name: "csv"}, asJSON, {name: "xlsx", takes: aFile}, onDay, quietly, byPassphrase}, run: (*session).register},
		{name: "due", takes: []operand{one(aDossier)}, flags: []flagSpec{{name: "ics", takes: aFile}, asJSON, onDay, quietly, byPassphrase}, run: (*session).due},
		{name: "next", takes: []operand{one(aDossier)}, flags: []flagSpec{byID, onDay, asJSON, quietly, byPassphrase}, run: (*session).next},
		{name: "import", takes: []operand{one(aDossier), {names: []string{aFile, aFolder}, many: true}}, flags: []flagSpec{{name: "look"}, asJSON, quietly, byPassphrase}, run: (*session).importInto},
		{name: "hand-over", takes: []operand{one(aDossier)}, flags: []flagSpec{
			byID, {name: "out", short: "o", takes: aDossier}, {name: "new-passphrase-file", takes: aFile}, {name: "confirm-weak"}, asJSON, quietly, byPassphrase,
		}, run: (*session).handOver},
		{name: "verify", takes: []operand{one(aFile, aDossier)}, flags: []flagSpec{{name: "dossier", takes: aDossier}, {name: "restore", takes: anID}, onDay, asJSON, quietly, byPassphrase}, run: (*session).verify},
		{name: "manual", takes: []operand{{names: []string{"word"}, optional: true}}, run: (*session).manual},
		{name: "version", flags: []flagSpec{asJSON}, run: (*session).version},
		{name: "completion", takes: []operand{{names: shells()}}, run: (*session).completion},
		{name: "help", takes: []operand{{names: []string{"command"}, optional: true}}, flags: []flagSpec{{name: "all"}}, run: (*session).help},
	}
}

// find returns the command of a name.
func find(name string) (command, bool) {
	all := table()
	i := slices.IndexFunc(all, func(c command) bool { return c.name == name })
	if i < 0 {
		return command{}, false
	}
	return all[i], true
}

// flag returns the flag of a name, of this command or of every one.
func (c command) flag(name string) (flagSpec, bool) {
	all := c.allFlags()
	i := slices.IndexFunc(all, func(f flagSpec) bool { return f.name == name })
	if i < 0 {
		return flagSpec{}, false
	}
	return all[i], true
}

// allFlags are its own, and those of every command where it has none of that name.
func (c command) allFlags() []flagSpec {
	own := func(f flagSpec) bool {
		return slices.ContainsFunc(c.flags, func(o flagSpec) bool { return o.name == f.name })
	}
	return slices.Concat(c.flags, slices.DeleteFunc(everywhere(), own))
}

// valued reports whether a value stands behind the flag.
func (f flagSpec) valued() bool { return f.takes != "" || f.values != nil }

// room is how many operands fit; more than enough where there may be many.
func (c command) room() (least, most int) {
	for _, o := range c.takes {
		if !o.optional {
			least++
		}
		most++
		if o.many {
			return least, 1 << 20
		}
	}
	return least, most
}

func namesOfCommands() (names []string) {
	for _, c := range table() {
		names = append(names, c.name)
	}
	return names
}
