package cli

import (
	"errors"
	"strconv"
	"strings"

	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/register"
)

// job is something to do with the open assessment of a practice.
type job struct {
	id   string
	open func(*practice) bool // whether it can be done now; nil for always
	do   func(*practice) error
}

// jobs lists what can be done, in the order in which it is offered.
func jobs() []job {
	return []job{
		{"fill-in", (*practice).isDraft, (*practice).fillIn},
		{"read", nil, (*practice).read},
		{"documents", (*practice).isDecided, (*practice).fillIn},
		{"next", (*practice).isLatest, (*practice).next},
		{"take-back", (*practice).isAtHome, (*practice).takeBack},
		{"consents", nil, (*practice).consents},
		{"history", nil, (*practice).history},
		{"pair", (*practice).hasOthers, (*practice).pair},
		{"duplicate", nil, (*practice).duplicate},
		{"tags", nil, (*practice).tags},
		{"notes", nil, (*practice).notes},
		{"archive", nil, (*practice).archive},
		{"delete", nil, (*practice).delete},
	}
}

func (p *practice) isDraft() bool   { return p.assessment().Draft() }
func (p *practice) isDecided() bool { return !p.isDraft() }

// isLatest reports whether there is no later version of a decided one.
func (p *practice) isLatest() bool { return p.isDecided() && !p.desk.HasLater(p.editor().Key()) }

// isAtHome reports whether a decision has not left the house.
func (p *practice) isAtHome() bool { return p.isDecided() && p.editor().Item().Exported == "" }

// hasOthers reports whether something is filed beside the open assessment.
func (p *practice) hasOthers() bool { return len(p.desk.Rows()) > 1 }

// open lists the ids of the jobs that can be done now.
func (p *practice) open() (ids []string) {
	for _, j := range jobs() {
		if j.open == nil || j.open(p) {
			ids = append(ids, j.id)
		}
	}
	return ids
}

func (p *practice) do(id string) error { return doJob(p, jobs(), id) }

// fillIn walks through the questions.
func (p *practice) fillIn() error {
	p.content = p.editor().Content()
	p.step, p.group = "", ""
	err := p.walk()
	p.leaves()
	return err
}

func (p *practice) read() error {
	p.print(p.judge(p.content, p.assessment()))
	return nil
}

func (p *practice) next() error {
	if err := p.editor().NextVersion(); err != nil {
		return err
	}
	if err := p.save(); err != nil {
		return err
	}
	return p.fillIn()
}

// takeBack makes a draft again of a decision that has not left the house.
func (p *practice) takeBack() error {
	reason := ""
	q := question{path: pathReason, ask: p.words.T("field.withdrawn.reason"), required: true, value: &reason}
	if _, err := p.ask(q); err != nil || p.ended || reason == "" {
		return err
	}
	if err := p.editor().TakeBack(reason, p.desk.User()); err != nil {
		return err
	}
	return p.save()
}

func (p *practice) tags() error {
	return p.filing(pathTags, p.words.T("register.tags"), p.words.T("register.tags.help"), strings.Join(p.editor().Item().Tags, ", "),
		func(i *register.Item, typed string) { i.Tags = register.ParseTags(typed) })
}

func (p *practice) notes() error {
	return p.filing(pathNotes, p.words.T("register.notes"), p.words.T("register.notes.help"), p.editor().Item().Notes,
		func(i *register.Item, typed string) { i.Notes = typed })
}

func (p *practice) archive() error {
	err := p.desk.Update(p.editor().Key(), func(i *register.Item) { i.Archived = !i.Archived })
	return errors.Join(err, p.save())
}

// filing asks something of how the practice files the open assessment.
func (p *practice) filing(path, ask, help, now string, set func(*register.Item, string)) error {
	typed := now
	q := question{path: path, ask: ask, help: []string{help}, value: &typed}
	q.done = func() error {
		err := p.desk.Update(p.editor().Key(), func(i *register.Item) { set(i, typed) })
		return errors.Join(err, p.save())
	}
	_, err := p.ask(q)
	return err
}

// delete deletes the open assessment once the person says yes to it.
func (p *practice) delete() error {
	key, name, number := p.editor().Key(), plaintext.Line(p.assessment().Program.Name), p.assessment().Number
	if name == "" {
		name = p.words.T("start.nameless")
	}
	told := p.words.T("start.delete.sure", "name", name)
	if number != "" {
		told = p.words.T("register.delete.sure", "number", number, "name", name)
	}
	if sure, err := p.sure(told); err != nil || !sure {
		return err
	}
	p.desk.Leave()
	p.desk.Delete(key)
	return p.desk.Flush()
}

// history reads out what was changed, by whom and when, the newest first.
func (p *practice) history() error {
	entries, err := p.store.History(p.editor().Key())
	if err != nil {
		return err
	}
	lines := desk.HistoryLines(entries)
	if len(lines) == 0 {
		p.say("history.none")
	}
	for _, l := range lines {
		p.line("")
		p.historyLine(l)
	}
	return nil
}

func (p *practice) historyLine(l desk.HistoryLine) {
	if l.What == dossier.WhatDamaged {
		p.say("history.damaged")
		return
	}
	p.line(plaintext.Line(p.words.Moment(l.Until.Local(), l.By)))
	if l.Why != "" {
		p.line(plaintext.Line(l.Why))
	}
	if l.What == dossier.WhatCreated {
		p.say("history.created")
	}
	for _, c := range desk.InOrder(l.Changes, p.content) {
		p.line("- " + plaintext.Line(p.words.Change(c, p.content)))
	}
}

// consents reads out what came back on each version of the letter, and counts what the
// person adds.
func (p *practice) consents() error {
	letters := p.editor().Letters()
	ledger, err := letters.Ledger()
	if err != nil {
		return err
	}
	if ledger.Empty() {
		p.say("consents.none")
		return nil
	}
	for _, l := range ledger.Sum(letters.Basis(), p.today).Letters {
		p.line(p.words.T("record.consent.version", "number", strconv.Itoa(l.Letter.Number), "date", p.words.Date(l.Letter.Since)) + ": " +
			p.words.T("consents.sums", "agreed", strconv.Itoa(l.Agreed), "standing", strconv.Itoa(l.Standing), "refused", strconv.Itoa(l.Refused), "withdrawn", strconv.Itoa(l.Withdrawn)))
	}
	latest, _ := ledger.Latest()
	entry := consent.Entry{Kind: "", Way: latest.Way, Who: consent.ByClient, Letter: latest.Number, On: p.today}
	count, letter := "1", strconv.Itoa(latest.Number)
	for _, q := range p.consentQuestions(&entry, &count, &letter, ledger) {
		if q.path == pathAgreed && entry.Kind != consent.Agreed {
			continue
		}
		if _, err := p.ask(q); err != nil || p.ended || entry.Kind == "" {
			return err
		}
	}
	entry.Count, _ = strconv.Atoi(count) // no number is refused as none
	entry.Letter, _ = strconv.Atoi(letter)
	if err := ledger.Enter(entry, consent.Client{}, p.today); err != nil {
		return err
	}
	letters.Enter(ledger)
	return p.save()
}

// consentQuestions ask what came back, of how many, when and how.
func (p *practice) consentQuestions(e *consent.Entry, count, letter *string, ledger consent.Ledger) []question {
	list := []question{{path: pathConsent, ask: p.words.T("consents.kind"), value: &e.Kind, options: p.worded("consents.kind.", consent.Kinds...)}}
	if len(ledger.Letters) > 1 {
		q := question{path: pathConsent, ask: p.words.T("consents.version"), value: letter}
		for _, l := range ledger.Letters {
			q.options = append(q.options, option{id: strconv.Itoa(l.Number), name: p.words.T("record.consent.version", "number", strconv.Itoa(l.Number), "date", p.words.Date(l.Since))})
		}
		list = append(list, q)
	}
	return append(list,
		question{path: pathConsent, ask: p.words.T("consents.count"), value: count},
		question{path: pathConsent, ask: p.words.T("consents.on"), value: (*string)(&e.On), day: true},
		question{path: pathAgreed, ask: p.words.T("consents.way"), value: &e.Way, options: p.worded("consent.way.", consent.Ways...)},
		question{path: pathAgreed, ask: p.words.T("consents.who"), value: &e.Who, options: p.worded("consent.who.", consent.Whos...)})
}
