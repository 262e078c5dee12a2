package ui

import (
	"maps"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// revision is what was done to the open draft since it was opened.
type revision struct {
	history change.History
	opened  assessment.Assessment // as it was then
	last    assessment.Assessment // as it was after the last change
}

// reviseFrom begins anew with what is open.
func (s *session) reviseFrom() {
	a := s.a().Clone()
	s.revision = revision{opened: a, last: a}
}

// note keeps the last change to the open draft, to be undone. A decision ends
// what can be undone: it has a way back of its own.
func (s *session) note() {
	a := s.a()
	if !a.Draft() || !s.revision.last.Draft() {
		s.reviseFrom()
		return
	}
	s.revision.history.Push(&s.revision.last, a)
	s.revision.last = a.Clone()
}

// undo and redo go one step to and fro, and give what it changed.
func (s *session) undo() ([]change.Change, error) { return s.walkHistory((*change.History).Undo) }

func (s *session) redo() ([]change.Change, error) { return s.walkHistory((*change.History).Redo) }

func (s *session) walkHistory(walk func(*change.History, assessment.Assessment) (assessment.Assessment, []change.Change, error)) ([]change.Change, error) {
	if !s.opened() || s.locked() {
		return nil, nil
	}
	a, step, err := walk(&s.revision.history, *s.a())
	if err != nil || len(step) == 0 {
		return nil, err
	}
	s.replace(a)
	return step, nil
}

// replace gives the open draft another content without making that a step.
func (s *session) replace(a assessment.Assessment) {
	s.filed.Assessment = a
	s.fill()
	s.revision.last = s.a().Clone()
	s.changed()
}

// sinceOpening lists what changed since the open assessment was opened.
func (s *session) sinceOpening() []change.Change {
	return inOrder(change.Diff(&s.revision.opened, s.a()), s.content)
}

// inOrder sorts changes as the steps are, with all there are.
func inOrder(changes []change.Change, c *assessment.Content) []change.Change {
	told := change.Told(changes, c)
	for _, ch := range changes {
		if !slices.Contains(told, ch) {
			told = append(told, ch)
		}
	}
	return told
}

// before is the version before the open one, where it is filed.
func (s *session) before() *assessment.Assessment {
	a := s.a()
	key := register.Key(a.ID, a.Version-1)
	if _, there := s.row(key); !there {
		return nil
	}
	item, err := s.load(key)
	if err != nil {
		return nil // one that is damaged is told where it is opened
	}
	return &item.Assessment
}

// putBack gives places of the open draft what they had in an earlier state; no
// places are all of it. What was decided or taken back since stays, and so does
// the number that was given.
func (s *session) putBack(earlier assessment.Assessment, why string, places ...string) error {
	earlier.Decision, earlier.Withdrawn, earlier.Number = s.a().Decision, s.a().Withdrawn, s.a().Number
	var changes []change.Change
	for _, c := range change.Diff(s.a(), &earlier) {
		if len(places) == 0 || slices.ContainsFunc(places, func(p string) bool { return change.Under(c.Path, p) }) {
			changes = append(changes, c)
		}
	}
	a, err := change.Apply(*s.a(), changes, false)
	if err != nil {
		return err
	}
	s.filed.Assessment = a
	s.fill()
	s.revision.history.Close()
	s.withReason(why, s.changed)
	return nil
}

// withReason saves something with a reason in the history.
func (s *session) withReason(why string, do func()) {
	s.waiting.Why = why
	do()
}

// duplicateAs begins an assessment of another program for the same use.
func (s *session) duplicateAs(program string) error {
	c, err := assessment.Load(assessment.Current)
	if err != nil {
		return err
	}
	a := c.DuplicateAs(*s.a(), uuid.NewString(), program, s.today())
	return s.file(register.Item{Assessment: a, Example: s.item().Example, Tags: slices.Clone(s.item().Tags)})
}

// merged is what came of an assessment that another program changed as well, as
// long as nobody was told.
type merged struct {
	key       string
	theirs    []change.Change // what the other did that is taken over
	conflicts []change.Conflict
	file      string // out of which theirs was taken in; empty where another program saved it
	guessed   bool   // nobody knows what it was before
	notice    string // what to tell where there is nothing to choose; empty for nothing
	to        string // the step to go on to
}

// What can be told.
const (
	noticeGone    = "merge.gone"    // the other had deleted it
	noticeMoved   = "merge.moved"   // mine goes on in a copy, since the other decided
	noticeDecided = "merge.decided" // what the other did is in a copy, since this was decided
)

// merge puts together what is waiting to be saved with what another program made
// of the same assessment, and saves that. Where both changed a place otherwise
// mine stands for now; where only one can stand the other is filed as a copy.
func (s *session) merge(key string, base, theirs register.Item) (merged, error) {
	mine, err := s.load(key)
	if err != nil {
		return merged{}, err
	}
	m := merged{key: key}
	if theirs.Assessment.ID == "" {
		m.notice = noticeGone
		s.put(mine)
		return m, nil
	}
	j := intake.Join(base, mine, theirs)
	m.conflicts, m.theirs = j.Conflicts, j.Theirs
	if j.Beside != nil {
		m.notice = s.part(key, j)
		return m, nil
	}
	s.goOnIn(key, j.Item)
	s.put(j.Item)
	return m, nil
}

// part files the one of two that stands, and the other as a copy. Who was working
// on what is a copy by now goes on in that.
func (s *session) part(key string, j intake.Joined) (notice string) {
	notice = noticeDecided
	if j.Moved {
		notice = noticeMoved
		s.goOnIn(key, *j.Beside)
	}
	s.put(j.Item, *j.Beside)
	return notice
}

// goOnIn gives the open assessment, where that has a key, what came of it. The
// screen that is being typed in holds on to its fields, so these stay in place.
func (s *session) goOnIn(key string, item register.Item) {
	if !s.opened() || s.item().Key() != key {
		return
	}
	now, a := s.a(), item.Assessment.Clone()
	a.Answers, a.Checks, a.Todos = inPlace(now.Answers, a.Answers), inPlace(now.Checks, a.Checks), inPlace(now.Todos, a.Todos)
	a.Safeguards, a.Practice.Numbers = inPlace(now.Safeguards, a.Safeguards), inPlace(now.Practice.Numbers, a.Practice.Numbers)
	unfinished := s.filed.Unfinished
	*s.filed = item
	s.filed.Assessment, s.filed.Unfinished = a, unfinished
	s.at.Key = item.Key()
	s.fill()
	s.reviseFrom()
	s.weigh()
}

// inPlace gives a map the entries of another and stays the map that it was.
func inPlace[V any](m, other map[string]V) map[string]V {
	if m == nil {
		return other
	}
	clear(m)
	maps.Copy(m, other)
	return m
}

// resolve makes the choices of a person at the places that both changed.
func (s *session) resolve(m merged, choices map[string]string) error {
	item, err := s.load(m.key)
	if err != nil {
		return err
	}
	a := item.Assessment
	for _, c := range m.conflicts {
		if choices[c.Path] == "" || choices[c.Path] == change.Mine {
			continue
		}
		if a, err = change.Resolve(a, c, choices[c.Path]); err != nil {
			return err
		}
	}
	if s.opened() && s.item().Key() == m.key {
		s.revision.history.Close()
		s.filed.Assessment = a
		s.fill()
		s.changed()
		return nil
	}
	return s.edit(m.key, func(i *register.Item) { i.Assessment = a })
}
