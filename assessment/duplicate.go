package assessment

// DuplicateAs begins an assessment of another program for the same use. What is
// the practice's own comes along: practice, people, use, alternatives, and the
// safeguards that apply to the other program too. What is about the program does
// not: answers, evidence, legal points, checks, exception and insurer. A safeguard
// that comes along asks its day again, because nobody has looked yet whether it is
// so with this program.
func (c *Content) DuplicateAs(a Assessment, id, program string, on Date) Assessment {
	from, next := a.Clone(), New(id, on)
	next.Practice, next.Use = from.Practice, from.Use
	next.Assessor, next.SecondReader = from.Assessor.again(), from.SecondReader.again()
	c.NameProgram(&next.Program, program)
	next.Safeguards = map[string]Safeguard{}
	for _, pack := range c.Safeguards(&next) {
		for _, item := range pack.Items {
			if s := from.Safeguards[item.ID].again(); s.State != "" {
				next.Safeguards[item.ID] = s
			}
		}
	}
	return next
}

// again is a person for a new version: whose name was erased is to be named anew.
func (p Person) again() Person {
	p.Erased = false
	return p
}

// again is a safeguard that nobody has looked at yet with another program: who
// sees to it stays, and its day is asked again. Why one does not apply may be
// otherwise there, so that is asked from the start.
func (s Safeguard) again() Safeguard {
	switch s.State {
	case DoesNotApply:
		return Safeguard{}
	case InPlace:
		s.Since = ""
	case Planned:
		s.Due = ""
	}
	s.Reason = ""
	return s
}
