package record

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
)

// mark is a state as sign and colour; its word always stands beside it.
type mark struct {
	sign document.Sign
	tone document.Tone
}

var (
	markGood     = mark{document.Check, document.Good}
	markClaimed  = mark{document.Tilde, document.Caution}
	markWaiting  = mark{document.Clock, document.Caution}
	markBad      = mark{document.Cross, document.Bad}
	markUnknown  = mark{document.Query, document.Open}
	markEmpty    = mark{document.Empty, document.Open}
	markAttended = mark{document.Warning, document.Caution}
)

// markOf is the mark of an answer's value.
func markOf(value string) mark {
	switch value {
	case assessment.Shown:
		return markGood
	case assessment.Claimed:
		return markClaimed
	case assessment.Lapsed:
		return markWaiting
	case assessment.ValueNo:
		return markBad
	case assessment.ValueOpen:
		return markUnknown
	}
	return markEmpty
}

// markOfCheck is the mark of a further check, where yes is the good answer.
func markOfCheck(answer string) mark {
	switch answer {
	case assessment.Yes:
		return markGood
	case assessment.No:
		return markBad
	}
	return markOf(answer)
}

// markOfSafeguard is the mark of a safeguard's state.
func markOfSafeguard(state string) mark {
	switch state {
	case assessment.InPlace:
		return markGood
	case assessment.Planned:
		return markWaiting
	case assessment.DoesNotApply:
		return mark{}
	}
	return markEmpty
}

// toneOf is the tone of an outcome's box.
func toneOf(outcome string) document.Tone {
	switch outcome {
	case assessment.Suitable:
		return document.Good
	case assessment.Conditional:
		return document.Caution
	case assessment.ExceptionOnly:
		return document.Bad
	}
	return document.Open
}
