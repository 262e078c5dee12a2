package cli

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/words"
)

// question is one thing to fill in, with where it is kept.
type question struct {
	path  string // in the assessment, as in the review list
	step  string // of the walk
	group string // of fields; its introduction is read out once
	ask   string
	intro func() []string // said before it is asked, or before the first of its group
	help  []string        // said at "?"

	required bool   // a decision waits for it
	keeps    bool   // an answer changes the assessment
	standing string // what is there now, where the value does not say it

	options []option // to choose from; none for a text
	several bool     // of the options
	day     bool
	long    bool      // a text of several lines
	value   *string   // where a text or choice is kept
	values  *[]string // where several are kept
	fits    func(typed string) error
	done    func() error // what an answer brings with it
}

// option is one choice: its id, how it is read out and explained, and a letter for it.
type option struct{ id, name, help, key string }

// What a person may type instead of an answer.
const (
	typeHelp  = "?"
	typeBack  = "<"
	typeClear = "-"
	typeUndo  = "<<"
	typeQuit  = "q"
)

// goesOn ends a line of a long text that goes on in the next.
const goesOn = `\`

// Moves through the questions.
const (
	forward = 1
	back    = -1
	stay    = 0
)

// ask puts a question until it has an answer that fits, keeps that, and tells
// where to go. An empty line leaves what is there.
func (i *interview) ask(q question) (move int, err error) {
	if q.intro != nil && (q.group == "" || q.group != i.group) {
		for _, line := range q.intro() {
			i.line(line)
		}
	}
	i.group = q.group
	for {
		i.prompt(q)
		if !i.ear.next() {
			i.ended = true
			return stay, nil
		}
		switch typed := strings.TrimSpace(i.typed(q)); typed {
		case typeHelp:
			i.explain(q)
		case typeBack:
			return back, nil
		case typeUndo:
			return stay, i.undo()
		case typeQuit:
			i.ended, i.quit = true, true
			return stay, nil
		case "":
			return forward, nil
		default:
			if err := i.take(q, typed); err != nil {
				i.line(i.words.Error(err))
				continue
			}
			return forward, i.keep(q)
		}
	}
}

// typed is the line that was typed, with those that it goes on in: a line of a long text
// that ends in a backslash does, as in a shell.
func (i *interview) typed(q question) string {
	text := i.ear.text()
	for q.long && strings.HasSuffix(text, goesOn) && i.ear.next() {
		text = strings.TrimSuffix(text, goesOn) + "\n" + i.ear.text()
	}
	return text
}

// keep does what an answer brings with it and writes everything down.
func (i *interview) keep(q question) error {
	if q.done != nil {
		if err := q.done(); err != nil {
			return err
		}
	}
	if !q.keeps {
		return nil
	}
	for _, s := range i.content.Contradictions(i.assessment(), q.path) {
		i.line(i.words.Against(i.content.Statements, s))
	}
	i.editor().EndStep()
	i.editor().Changed()
	return i.save()
}

// undo undoes the last answer and says what that changed.
func (i *interview) undo() error {
	if i.desk == nil || i.editor() == nil {
		i.say("plain.nothing-to-undo")
		return nil
	}
	undone, err := i.editor().Undo()
	if err != nil {
		return err
	}
	if len(undone) == 0 {
		i.say("plain.nothing-to-undo")
		return nil
	}
	for _, change := range desk.InOrder(undone, i.content) {
		i.say("plain.undone", "change", i.words.Change(change, i.content))
	}
	i.jump = undone[0].Path
	return i.save()
}

// prompt reads a question out, with its options numbered and what is there now.
func (i *interview) prompt(q question) {
	i.line("")
	i.line(i.marked(q))
	for n, o := range q.options {
		i.line("  " + strconv.Itoa(n+1) + ". " + o.name)
	}
	if q.several {
		i.say("plain.help.several") // nobody would guess
	}
	if now := i.now(q); now != "" {
		i.say("plain.now", "value", now)
	}
	i.out.Write([]byte("> "))
}

// marked is what is asked, with whether a decision waits for it.
func (i *interview) marked(q question) string {
	switch {
	case q.step == assessment.StepDocuments || q.path == pathReview || q.path == pathSeal || q.path == pathPick || q.path == pathWork:
		return q.ask
	case q.required:
		return i.words.T("plain.required", "label", q.ask)
	}
	return i.words.T("field.optional", "label", q.ask)
}

// now says what is filled in.
func (i *interview) now(q question) string {
	switch {
	case q.standing != "":
		return q.standing
	case q.values != nil:
		return i.words.Join(namesOf(q.options, *q.values))
	case q.value == nil:
		return ""
	case q.day:
		return words.ShortDate(assessment.Date(*q.value))
	case len(q.options) > 0:
		return strings.Join(namesOf(q.options, []string{*q.value}), "")
	}
	return *q.value
}

func namesOf(options []option, ids []string) []string {
	var names []string
	for _, o := range options {
		if slices.Contains(ids, o.id) && o.id != "" {
			names = append(names, o.name)
		}
	}
	return names
}

func (i *interview) explain(q question) {
	for _, line := range q.help {
		i.line(line)
	}
	for _, o := range q.options {
		if o.help != "" {
			i.line(o.name + ": " + o.help)
		}
	}
	switch {
	case q.several: // stands at the question
	case len(q.options) > 0:
		i.say("plain.help.choice")
	case q.day:
		i.say("plain.help.day")
	case q.long:
		i.say("plain.help.long")
	}
	i.say("plain.help")
}

// take understands what was typed, or tells why it does not fit.
func (i *interview) take(q question, typed string) error {
	switch {
	case q.several:
		return takeSeveral(q, typed)
	case len(q.options) > 0:
		return takeChoice(q, typed)
	case typed == typeClear:
		*q.value = ""
		return nil
	case q.day:
		day := words.ParseDate(typed)
		if !day.Valid() {
			return &assessment.Error{Code: "plain-day", Params: map[string]string{"typed": typed}}
		}
		*q.value = string(day)
		return nil
	}
	if n := utf8.RuneCountInString(typed); n > assessment.MaxText {
		return &assessment.Error{Code: "plain-too-long", Params: map[string]string{
			"length": strconv.Itoa(n), "max": strconv.Itoa(assessment.MaxText)}}
	}
	if q.fits != nil {
		if err := q.fits(typed); err != nil {
			return err
		}
	}
	fit := plaintext.Line
	if q.long {
		fit = plaintext.Prose
	}
	*q.value = fit(strings.ToValidUTF8(typed, "\uFFFD"))
	return nil
}

func takeChoice(q question, typed string) error {
	if typed == typeClear {
		*q.value = ""
		return nil
	}
	chosen, err := choose(q.options, typed)
	if err != nil {
		return err
	}
	*q.value = chosen.id
	return nil
}

func takeSeveral(q question, typed string) error {
	var ids []string
	if typed != typeClear {
		for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || r == ' ' }) {
			chosen, err := choose(q.options, part)
			if err != nil {
				return err
			}
			if !slices.Contains(ids, chosen.id) {
				ids = append(ids, chosen.id)
			}
		}
	}
	*q.values = ids
	return nil
}

// choose takes the number of an option, its name, or the beginning of one name
// alone: j for ja.
func choose(options []option, typed string) (option, error) {
	if n, err := strconv.Atoi(typed); err == nil && n >= 1 && n <= len(options) {
		return options[n-1], nil
	}
	var fits []option
	for _, o := range options {
		name := strings.ToLower(o.name)
		if name == strings.ToLower(typed) || o.id == typed || o.key != "" && strings.EqualFold(o.key, typed) {
			return o, nil
		}
		if strings.HasPrefix(name, strings.ToLower(typed)) {
			fits = append(fits, o)
		}
	}
	if len(fits) != 1 {
		return option{}, &assessment.Error{Code: "plain-choice", Params: map[string]string{"max": strconv.Itoa(len(options))}}
	}
	return fits[0], nil
}
