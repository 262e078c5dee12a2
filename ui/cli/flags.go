package cli

import (
	"os"
	"slices"
	"strings"

	"beeldbeltoets/assessment/wholefile"
)

// arguments are the flags and the rest of a command line. Flags may stand before
// and after the rest; behind "--" everything is rest.
type arguments struct {
	flags map[string][]string
	rest  []string
}

func (a arguments) has(flag string) bool { return len(a.flags[flag]) > 0 }

// value returns the value of a flag, the last where it is given more often.
func (a arguments) value(flag string) string {
	values := a.flags[flag]
	if len(values) == 0 {
		return ""
	}
	return values[len(values)-1]
}

// values returns all that a flag was given.
func (a arguments) values(flag string) []string { return a.flags[flag] }

func (c command) parse(args []string) (arguments, error) {
	a := arguments{flags: map[string][]string{}}
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			a.rest = append(a.rest, args[i+1:]...)
			break
		}
		name, isFlag := strings.CutPrefix(inFull(arg), "--")
		if !isFlag {
			if len(arg) > 1 && arg[0] == '-' {
				return a, c.unknownFlag(arg)
			}
			a.rest = append(a.rest, arg)
			continue
		}
		name, value, hasValue := strings.Cut(name, "=")
		known, ok := c.flag(name)
		switch {
		case !ok:
			return a, c.unknownFlag(name)
		case !known.valued() && hasValue:
			return a, usage("flag-alone", "flag", name)
		case known.valued() && !hasValue:
			if i++; i == len(args) {
				return a, usage("flag-value", "flag", name)
			}
			value = args[i]
		}
		a.flags[name] = append(a.flags[name], value)
	}
	return a, nil
}

// inFull is a flag of one letter as it is called in full; anything else stays.
func inFull(arg string) string {
	for _, f := range everyFlag() {
		if f.short != "" && arg == "-"+f.short {
			return "--" + f.name
		}
	}
	return arg
}

// ordered puts the flags that stand before the command behind it. Without a command,
// --help and --version are one.
func ordered(args []string) []string {
	lead := 0
	for lead < len(args) && len(args[lead]) > 1 && args[lead][0] == '-' && args[lead] != "--" {
		name, _, hasValue := strings.Cut(strings.TrimPrefix(inFull(args[lead]), "--"), "=")
		takes := func(f flagSpec) bool { return f.name == name && f.valued() }
		if lead++; !hasValue && slices.ContainsFunc(everyFlag(), takes) {
			lead++
		}
	}
	lead = min(lead, len(args))
	if lead < len(args) {
		return slices.Concat(args[lead:lead+1], args[:lead], args[lead+1:])
	}
	for i, arg := range args {
		if name := strings.TrimPrefix(inFull(arg), "--"); name == "help" || name == "version" {
			return slices.Concat([]string{name}, args[:i], args[i+1:])
		}
	}
	return args
}

// count refuses too few and too many operands, standard input in the place of a
// dossier, and two that read it.
func (s *session) count(c command, a arguments) error {
	least, most := c.room()
	switch {
	case len(a.rest) < least:
		return usage("argument-missing", "argument", s.operand(c.takes[len(a.rest)]), "command", c.name)
	case len(a.rest) > most:
		return usage("argument-extra", "argument", a.rest[most], "command", c.name)
	case c.asksForName(a):
		return usage("input-dossier", "command", c.name)
	case a.readsInput() > 1:
		return usage("input-twice")
	case a.writesOutput() > 1:
		return usage("output-twice")
	}
	return nil
}

// asksForName reports whether "-" stands where only a file by its name can be.
func (c command) asksForName(a arguments) bool {
	for i, typed := range a.rest {
		o := c.takes[min(i, len(c.takes)-1)]
		if typed == "-" && (c.keeps || !slices.Contains(o.names, aFile)) && slices.Contains(o.names, aDossier) {
			return true
		}
	}
	for _, f := range c.flags {
		if f.takes == aDossier && slices.Contains(a.values(f.name), "-") {
			return true
		}
	}
	return false
}

// readsInput counts what is read from standard input.
func (a arguments) readsInput() (n int) {
	for _, values := range [][]string{a.rest, a.values("passphrase-file"), a.values("new-passphrase-file"), a.values("for-list")} {
		for _, typed := range values {
			if typed == "-" {
				n++
			}
		}
	}
	return n
}

// writesOutput counts the forms in which one and the same is told: only one fits on
// standard output, or in a file.
func (a arguments) writesOutput() (n int) {
	for _, name := range []string{"csv", "json", "xlsx", "ics"} {
		if a.has(name) {
			n++
		}
	}
	if a.value("out") == "-" {
		n++
	}
	return n
}

func (c command) unknownFlag(name string) error {
	if typed, short := strings.CutPrefix(name, "-"); short {
		return usage("flag-unknown-short", "flag", typed, "command", c.name)
	}
	var names []string
	for _, f := range c.allFlags() {
		names = append(names, f.name)
	}
	if near := nearest(name, names); near != "" {
		return usage("flag-unknown-near", "flag", name, "near", near, "command", c.name)
	}
	return usage("flag-unknown", "flag", name, "command", c.name)
}

func unknownCommand(name string) error {
	if near := nearest(name, namesOfCommands()); near != "" {
		return usage("command-unknown-near", "command", name, "near", near)
	}
	return usage("command-unknown", "command", name)
}

// maxTypos is how many letters may be wrong in what was meant.
const maxTypos = 2

// nearest returns the name that was most likely meant, and nothing where none is
// near.
func nearest(typed string, names []string) (near string) {
	least := min(maxTypos, len(typed)/2) + 1
	for _, name := range names {
		if d := distance(typed, name); d < least {
			near, least = name, d
		}
	}
	return near
}

// distance counts the letters to add, to leave out or to change (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			changed := diagonal
			if a[i] != b[j] {
				changed++
			}
			diagonal = row[j+1]
			row[j+1] = min(changed, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// languageAsked finds --lang before the rest is understood, so that every
// complaint is in the language that was asked for.
func languageAsked(args []string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// unwrapped returns the arguments with each path as it was meant: one that was pasted
// may stand in quotation marks or be an address of a file.
func (c command) unwrapped(a arguments) arguments {
	flags := map[string][]string{}
	for name, values := range a.flags {
		if f, _ := c.flag(name); isPath(f.takes) {
			values = pastedArguments(values)
		}
		flags[name] = values
	}
	if slices.ContainsFunc(c.takes, func(o operand) bool { return slices.ContainsFunc(o.names, isPath) }) {
		a.rest = pastedArguments(a.rest)
	}
	a.flags = flags
	return a
}

// isPath reports whether what an operand's name stands for is a path.
func isPath(name string) bool { return name == aFile || name == aDossier || name == aFolder }

// pastedArguments are paths as a person pasted them: what is there as it stands is
// meant so.
func pastedArguments(arguments []string) (paths []string) {
	for _, argument := range arguments {
		if _, err := os.Lstat(argument); err == nil || argument == "-" || strings.TrimSpace(argument) == "" {
			paths = append(paths, argument)
			continue
		}
		paths = append(paths, wholefile.Pasted(argument)...)
	}
	return paths
}
