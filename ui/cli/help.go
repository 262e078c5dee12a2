package cli

import (
	"cmp"
	"io"
	"runtime/debug"
	"strings"
	"text/tabwriter"

	"beeldbeltoets/assessment"
)

// release is the version of FyneApp.toml, which the build gives.
var release string

// help prints the commands; with --all each of them with its flags, and with the name
// of one that one.
func (s *session) help(a arguments) error {
	if len(a.rest) == 1 {
		c, known := find(a.rest[0])
		if !known {
			return unknownCommand(a.rest[0])
		}
		return s.helpOf(c)
	}
	s.say("cli.help.head")
	if !a.has("all") {
		if err := s.overview(); err != nil {
			return err
		}
		s.say("cli.help.foot")
		return nil
	}
	s.line("")
	for _, c := range table() {
		if err := s.helpOf(c); err != nil {
			return err
		}
		s.line("")
	}
	s.say("cli.help.foot")
	return nil
}

// overview names each command with what it does.
func (s *session) overview() error {
	lines := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, c := range table() {
		io.WriteString(lines, "  "+s.called(c)+"\t"+s.words.T("command."+c.name)+"\n")
	}
	return lines.Flush()
}

// called is a command with its operands, as it is typed.
func (s *session) called(c command) string {
	parts := []string{c.name}
	for _, o := range c.takes {
		parts = append(parts, s.operand(o))
	}
	return strings.Join(parts, " ")
}

// helpOf prints how one command is used: what it does, its flags and an example.
func (s *session) helpOf(c command) error {
	s.line("beeldbeltoets " + s.called(c) + s.words.T("cli.help.flags"))
	s.line(s.words.T("command." + c.name))
	lines := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, f := range c.allFlags() {
		io.WriteString(lines, "  "+s.flagged(f)+"\t"+s.explained(c, f)+"\n")
	}
	if err := lines.Flush(); err != nil {
		return err
	}
	s.say("cli.help.example", "example", s.words.T("command."+c.name+".example"))
	return nil
}

// flagged is a flag with its value, as it is typed.
func (s *session) flagged(f flagSpec) string {
	name := "--" + f.name
	if f.short != "" {
		name = "-" + f.short + ", " + name
	}
	switch {
	case f.values != nil:
		return name + " " + strings.Join(f.values(), "|")
	case f.takes != "":
		return name + " " + s.word(f.takes)
	}
	return name
}

// explained is what a flag is for, at this command where it has a meaning of its own.
func (s *session) explained(c command, f flagSpec) string {
	if own := "flag." + c.name + "." + f.name; s.words.Has(own) {
		return s.words.T(own)
	}
	return s.words.T("flag." + f.name)
}

// operand is what stands there, as it is typed.
func (s *session) operand(o operand) string {
	names := make([]string, len(o.names))
	for i, name := range o.names {
		names[i] = s.word(name)
	}
	text := strings.Join(names, "|")
	if o.many {
		text += "…"
	}
	if o.optional {
		text = "[" + text + "]"
	}
	return text
}

// word is an operand's name in the language, and what is typed literally as it is.
func (s *session) word(name string) string {
	if key := "operand." + name; s.words.Has(key) {
		return s.words.T(key)
	}
	return name
}

// build is which build this is. Its form is published as
// assets/schema/version-1.schema.json.
type build struct {
	Format   string              `json:"format"`
	Version  int                 `json:"version"`
	Release  string              `json:"release"`
	Revision string              `json:"revision"`
	Editions assessment.Editions `json:"editions"`
}

// version prints which build this is, and the published data that it carries.
func (s *session) version(a arguments) error {
	b := build{Format: "beeldbeltoets/version", Version: 1, Release: release, Editions: assessment.Current}
	if info, ok := debug.ReadBuildInfo(); ok {
		b.Release = cmp.Or(release, info.Main.Version)
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" {
				b.Revision = setting.Value
			}
		}
	}
	if a.has("json") {
		return s.printJSON(b)
	}
	s.say("cli.version", "version", b.Release, "revision", b.Revision)
	return nil
}
