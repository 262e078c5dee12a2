package cli

import (
	"io"
	"io/fs"
	"slices"
	"strings"

	"beeldbeltoets/assets"
)

// shells are those that completion is written for.
func shells() []string { return []string{"bash", "zsh", "fish"} }

// completion prints what a shell needs to complete the command line: its frame,
// filled in with the table of commands.
func (s *session) completion(a arguments) error {
	shell := a.rest[0]
	if !slices.Contains(shells(), shell) {
		return usage("shell-unknown", "shell", shell, "shells", strings.Join(shells(), ", "))
	}
	frame, err := fs.ReadFile(assets.FS, "completion/"+shell)
	if err != nil {
		return err
	}
	flags, values := cases()
	filled := strings.NewReplacer(
		"@COMMANDS@", strings.Join(namesOfCommands(), " "), "@SHELLS@", strings.Join(shells(), " "),
		"@FLAGS@", strings.Join(flags, "\n"), "@VALUES@", strings.Join(values, "\n"), "@LINES@", strings.Join(s.fishLines(), "\n"),
	).Replace(string(frame))
	_, err = io.WriteString(s.out, filled)
	return err
}

// cases are the flags of each command, and the values that can stand behind a word,
// as bash and zsh choose among them.
func cases() (flags, values []string) {
	values = []string{listed("completion", shells()), listed("help", namesOfCommands())}
	for _, c := range table() {
		var names []string
		for _, f := range c.allFlags() {
			names = append(names, "--"+f.name)
			if f.values != nil && f.name != "lang" {
				values = append(values, listed("--"+f.name, f.values()))
			}
		}
		flags = append(flags, listed(c.name, names))
	}
	values = append(values, listed("--lang", letterLanguages()))
	return flags, values
}

// listed is what can stand behind a word, as a case of both shells.
func listed(word string, list []string) string {
	return "    " + word + ") list='" + strings.Join(list, " ") + "' ;;"
}

// fishLines say each command and flag with what it is for.
func (s *session) fishLines() (lines []string) {
	const program = "complete -c beeldbeltoets -n "
	for _, c := range table() {
		lines = append(lines, program+"__fish_use_subcommand -f -a "+c.name+" -d "+fishQuoted(s.words.T("command."+c.name)))
		for _, f := range c.allFlags() {
			line := program + fishQuoted("__fish_seen_subcommand_from "+c.name) + " -l " + f.name + " -d " + fishQuoted(s.explained(c, f))
			switch {
			case f.values != nil:
				line += " -x -a " + fishQuoted(strings.Join(f.values(), " "))
			case f.valued():
				line += " -r"
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func fishQuoted(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(text) + "'"
}
