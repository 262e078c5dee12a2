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
	onDay        = flagSpec{name: "date", takes: aDay}
	byID         = flagSpec{name: "id", takes: anID}
	byPassphrase = flagSpec{name: "passphrase-file", takes: aFile}
)

// everywhere are the flags that each command takes.
func everywhere() []flagSpec {
	return []flagSpec{{name: "lang", values: these(words.Languages...)}, {name: "help"}}
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
		{"example", []operand{{names: []string{aName}, optional: true}}, nil, (*session).example},
		{"assess", []operand{one(aFile)}, []flagSpec{onDay, asJSON}, (*session).assess},
		{"export", []operand{{names: []string{aFile, aDossier}, many: true}}, []flagSpec{
			{name: "out", takes: aFolder}, {name: "only", values: these(string(export.Record), string(export.Letter))},
			{name: "format", takes: "formats"}, byID, onDay, {name: "core"}, {name: "no-data"}, {name: "for-list", takes: aFile},
			{name: "who", values: lettersFor},
			{name: "tone", values: these(letter.Tones...)}, {name: "way", values: these(letter.Ways...)},
			{name: "lang", values: letterLanguages}, {name: "large"}, {name: "one-parent"}, {name: "promise-72"}, {name: "confirm-not-reviewed"}, byPassphrase,
		}, (*session).export},
		{"grid", []operand{one(aFile, grid.Current)}, []flagSpec{{name: "use", values: these(grid.Meetings, grid.Clients)}, {name: "out", takes: aFolder}, onDay, asJSON}, (*session).grid},
		{"new", []operand{one(aDossier)}, []flagSpec{byPassphrase, {name: "confirm-weak"}}, (*session).newDossier},
		{"plain", []operand{{names: []string{aFile, aDossier}, optional: true}}, []flagSpec{onDay, byPassphrase}, (*session).plain},
		{"register", []operand{one(aDossier)}, []flagSpec{{name: "csv"}, asJSON, {name: "xlsx", takes: aFile}, onDay, byPassphrase}, (*session).register},
		{"due", []operand{one(aDossier)}, []flagSpec{{name: "ics", takes: aFile}, asJSON, onDay, byPassphrase}, (*session).due},
		{"next", []operand{one(aDossier)}, []flagSpec{byID, onDay, byPassphrase}, (*session).next},
		{"import", []operand{one(aDossier), {names: []string{aFile, aFolder}, many: true}}, []flagSpec{{name: "look"}, asJSON, byPassphrase}, (*session).importInto},
		{"hand-over", []operand{one(aDossier)}, []flagSpec{byID, {name: "out", takes: aDossier}, {name: "new-passphrase-file", takes: aFile}, {name: "confirm-weak"}, byPassphrase}, (*session).handOver},
		{"verify", []operand{one(aFile, aDossier)}, []flagSpec{{name: "dossier", takes: aDossier}, {name: "restore", takes: anID}, onDay, asJSON, byPassphrase}, (*session).verify},
		{"version", nil, []flagSpec{asJSON}, (*session).version},
		{"completion", []operand{{names: shells()}}, nil, (*session).completion},
		{"help", []operand{{names: []string{"command"}, optional: true}}, []flagSpec{{name: "all"}}, (*session).help},
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
