package cli

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/register"
)

// typeMenu leads from the register to what is about the whole dossier.
const typeMenu = "!"

// wholeJobs lists what can be done with the whole dossier, in the order in which it is
// offered.
func wholeJobs() []job {
	return []job{
		{"compare", nil, (*practice).comparisons},
		{"merge", nil, (*practice).merge},
		{"due", nil, (*practice).due},
		{"erase", nil, (*practice).erase},
		{"user", nil, (*practice).changeUser},
	}
}

// menu asks what to do with the whole dossier.
func (p *practice) menu() error {
	what := ""
	var ids []string
	for _, j := range wholeJobs() {
		ids = append(ids, j.id)
	}
	q := question{path: pathWork, ask: p.words.T("plain.work"), value: &what, options: p.worded("plain.whole.", ids...)}
	_, err := p.ask(q)
	if p.leaves() || err != nil || what == "" {
		return err
	}
	if err := doJob(p, wholeJobs(), what); err != nil {
		p.complain(err)
	}
	p.leaves()
	return nil
}

// doJob does the job of an id.
func doJob(p *practice, all []job, id string) error {
	return all[slices.IndexFunc(all, func(j job) bool { return j.id == id })].do(p)
}

// pickOne asks for one of some options; it reports whether one was chosen.
func (p *practice) pickOne(ask string, options []option) (id string, chosen bool, err error) {
	q := question{path: pathWork, ask: ask, value: &id, options: options}
	_, err = p.ask(q)
	return id, err == nil && !p.ended && id != "", err
}

// askText asks for a text of one line and returns what was typed; empty for nothing.
func (p *practice) askText(path, ask string, help ...string) (typed string, err error) {
	_, err = p.ask(question{path: path, ask: ask, help: help, value: &typed})
	return typed, err
}

// sure asks whether to go on with what cannot be undone.
func (p *practice) sure(told string) (bool, error) {
	is, _, err := p.pickOne(told, p.worded("answer.", assessment.Yes, assessment.No))
	return is == assessment.Yes, err
}

// due reads out what is due, the earliest first.
func (p *practice) due() error {
	g, err := register.New(p.desk.Rows(), p.today, p.words)
	if err != nil {
		return err
	}
	all := g.Due()
	if len(all) == 0 {
		p.say("cli.due.none")
	}
	for _, d := range all {
		parts := []string{p.words.Date(d.Date), plaintext.Line(g.Says(d)), plaintext.Line(d.Owner)}
		p.line(strings.Join(slices.DeleteFunc(parts, func(text string) bool { return text == "" }), ", "))
	}
	return nil
}

// erase takes a name out of all that the dossier keeps.
func (p *practice) erase() error {
	names, err := p.store.StaffNames()
	if err != nil {
		return err
	}
	p.say("erase.what")
	if len(names) > 0 {
		p.line(p.words.T("erase.known") + ": " + plaintext.Line(strings.Join(names, ", ")))
	}
	name, err := p.askText(pathErase, p.words.T("erase.name"))
	if err != nil || name == "" || p.ended {
		return err
	}
	if sure, err := p.sure(p.words.T("erase.sure", "name", name)); err != nil || !sure {
		return err
	}
	if strings.EqualFold(p.desk.User(), name) {
		if err := p.setUser(""); err != nil { // else the next change would bring the name back
			return err
		}
	}
	if err := p.save(); err != nil {
		return err
	}
	places, err := p.store.EraseName(name, p.desk.User(), time.Now())
	if err != nil {
		return err
	}
	p.line(p.words.N("erase.done", places))
	user := p.desk.User()
	if p.desk, err = p.sit(p.store); err != nil {
		return err
	}
	p.desk.SetUser(user)
	return nil
}

// changeUser asks who works here from now on.
func (p *practice) changeUser() error {
	name := p.desk.User()
	q := question{path: pathUser, ask: p.words.T("user.name"), value: &name, help: []string{p.words.T("user.intro"), p.words.T("user.help")}}
	if _, err := p.ask(q); err != nil || p.ended {
		return err
	}
	return p.setUser(name)
}

func (p *practice) setUser(name string) error {
	settings, err := dossier.LoadSettings()
	if err != nil {
		return err
	}
	settings.User, settings.UserAsked = name, true
	p.desk.SetUser(name)
	return dossier.SaveSettings(settings)
}

// pair reads out in what the open assessment differs from another that is filed: a
// version of its own, or another program.
func (p *practice) pair() error {
	var options []option
	for _, r := range slices.Backward(p.desk.Rows()) {
		if r.Key != p.editor().Key() {
			name := []string{plaintext.Line(cmp.Or(r.Program, p.words.T("start.nameless"))), r.Number, p.words.T("register.version", "n", strconv.Itoa(r.Version))}
			options = append(options, option{id: r.Key, name: strings.Join(slices.DeleteFunc(name, func(text string) bool { return text == "" }), ", ")})
		}
	}
	key, chosen, err := p.pickOne(p.words.T("plain.pair"), options)
	if err != nil || !chosen {
		return err
	}
	other, err := p.desk.Item(key)
	if err != nil {
		return err
	}
	p.readPair(&other.Assessment, p.assessment())
	return nil
}

func (p *practice) readPair(one, other *assessment.Assessment) {
	for _, a := range []*assessment.Assessment{one, other} {
		content, err := assessment.Load(a.Editions)
		if err != nil {
			content = p.content
		}
		p.line(plaintext.Line(a.Program.Name) + ", " + p.words.T("register.version", "n", strconv.Itoa(a.Version)) + ": " + p.words.Headline(content.Standing(a, p.today)))
	}
	changes := change.Told(change.Diff(one, other), p.content)
	p.line(p.words.N("pair.differences", len(changes)))
	for _, c := range changes {
		p.line("- " + plaintext.Line(p.words.Change(c, p.content)))
	}
}

// duplicate begins an assessment of another program for the same use.
func (p *practice) duplicate() error {
	p.say("duplicate.intro")
	name, err := p.askText(pathOther, p.words.T("duplicate.program"))
	if err != nil || name == "" || p.ended {
		return err
	}
	if err := errors.Join(p.desk.DuplicateAs(name), p.save()); err != nil {
		return err
	}
	return p.fillIn()
}
