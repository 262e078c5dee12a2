package cli

import "strings"

// flagSet says which flags a command takes, and whether with a value.
type flagSet map[string]bool

const (
	takesValue = true
	alone      = false
)

// everywhere are the flags that each command takes.
var everywhere = flagSet{"lang": takesValue, "help": alone}

// arguments are the flags and the rest of a command line. Flags may stand before
// and after the rest; behind "--" everything is rest.
type arguments struct {
	flags map[string]string
	rest  []string
}

func (a arguments) has(flag string) bool {
	_, given := a.flags[flag]
	return given
}

func (a arguments) value(flag string) string { return a.flags[flag] }

func parse(args []string, known flagSet) (arguments, error) {
	a := arguments{flags: map[string]string{}}
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			a.rest = append(a.rest, args[i+1:]...)
			break
		}
		name, isFlag := strings.CutPrefix(arg, "--")
		if !isFlag {
			a.rest = append(a.rest, arg)
			continue
		}
		name, value, hasValue := strings.Cut(name, "=")
		valued, ok := known[name]
		if !ok {
			valued, ok = everywhere[name]
		}
		switch {
		case !ok:
			return a, usage("flag-unknown", "flag", name)
		case !valued && hasValue:
			return a, usage("flag-alone", "flag", name)
		case valued && !hasValue:
			if i++; i == len(args) {
				return a, usage("flag-value", "flag", name)
			}
			value = args[i]
		}
		a.flags[name] = value
	}
	return a, nil
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
