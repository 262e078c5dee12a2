package cli

import (
	"context"
	"errors"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/wholefile"
)

// merge imports files, or a copy of the dossier that a colleague worked in: what each
// find is is said, what may be chosen is asked, and so is what two changed otherwise.
func (p *practice) merge() error {
	typed, err := p.askText(pathFolder, p.words.T("intake.path"), p.words.T("plain.merge.help"))
	if err != nil || typed == "" || p.ended {
		return err
	}
	files, err := intake.Files(wholefile.Pasted(typed))
	if err != nil {
		return err
	}
	if err := p.save(); err != nil {
		return err
	}
	plan, err := intake.Look(context.Background(), p.store, files, intake.Options{Passphrases: p.samePassphrase(files)}, func(int, int) {})
	if err != nil {
		return err
	}
	defer plan.Close()
	p.tellFinds(plan)
	for at := range plan.Finds {
		if err := p.chooseFind(&plan.Finds[at]); err != nil || p.ended {
			return err
		}
	}
	return p.apply(plan)
}

// samePassphrase tries the passphrase of this dossier at each file: a copy has the same.
func (p *practice) samePassphrase(files []string) map[string]string {
	all := map[string]string{}
	for _, file := range files {
		all[file] = p.passphrase
	}
	return all
}

// chooseFind asks what to do with a find, where there is something to choose.
func (p *practice) chooseFind(f *intake.Find) error {
	if f.State != intake.Conflict {
		return nil
	}
	var ids []string
	for _, c := range f.Choices() {
		ids = append(ids, string(c))
	}
	p.say("intake.explain." + string(f.State))
	id := string(f.Choice)
	q := question{path: pathWork, ask: plaintext.Line(f.Row.Program+f.Title) + ": " + p.words.T("intake.choose"), value: &id, options: p.worded("intake.choice.", ids...)}
	_, err := p.ask(q)
	f.Choice = intake.Choice(id)
	return err
}

// apply files what was chosen and asks at what clashes.
func (p *practice) apply(plan *intake.Plan) error {
	taken := p.desk.StartImport(plan, p.fromFile)
	notices, err := taken.All(context.Background(), func(int, int) {})
	if err != nil {
		return err
	}
	for _, m := range taken.Clashes {
		if err := p.resolve(m); err != nil || p.ended {
			return err
		}
	}
	for _, n := range notices {
		if err := p.tellNotice(n); err != nil {
			return err
		}
	}
	p.line(p.words.N("cli.intake.done", taken.Applied, "file", p.path))
	return p.save()
}

// resolve asks at each place that two people changed otherwise which of the two stands.
func (p *practice) resolve(m desk.Merged) error {
	item, err := p.desk.Item(m.Key)
	if err != nil {
		return err
	}
	content, err := assessment.Load(item.Assessment.Editions)
	if err != nil {
		return err
	}
	p.say("merge.intro.file")
	choices := map[string]string{}
	for _, c := range m.Conflicts {
		_, mine := p.words.Sides(change.Change{Path: c.Path, From: c.Base, To: c.Mine}, content)
		_, theirs := p.words.Sides(change.Change{Path: c.Path, From: c.Base, To: c.Theirs}, content)
		p.line(p.words.ChangedPlace(c.Path, content))
		p.line("- " + p.words.T("merge.mine") + ": " + plaintext.Line(mine))
		p.line("- " + p.words.T("merge.theirs") + ": " + plaintext.Line(theirs))
		chosen, _, err := p.pickOne(p.words.T("merge.choose"), p.worded("merge.", c.Choices()...))
		if err != nil {
			return err
		}
		choices[c.Path] = chosen
		if p.ended {
			break // what nobody chose at stays mine
		}
	}
	return errors.Join(p.desk.Resolve(m, choices), p.save())
}

// tellNotice says what came of merging, and asks where there is a choice.
func (p *practice) tellNotice(n desk.Notice) error {
	p.say(n.Key, n.Params...)
	if n.UseTheirs == nil {
		return nil
	}
	chosen, _, err := p.pickOne(p.words.T("merge.choose"), p.worded("join.sentence.", "mine", "theirs"))
	if err == nil && chosen == "theirs" {
		n.UseTheirs()
	}
	return err
}
