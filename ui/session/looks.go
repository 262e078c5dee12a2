package session

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// OutcomeLook is the sign and tone of an outcome.
func OutcomeLook(o assessment.Outcome) (parts.Tone, parts.Sign) {
	switch {
	case o.Outcome == assessment.Incomplete:
		return parts.Open, parts.SignUnknown
	case o.Outcome == assessment.Suitable:
		return parts.Good, parts.SignYes
	case o.Headline == assessment.FindOutFirst:
		return parts.Open, parts.SignUnknown
	case o.Headline == assessment.DoNotUse:
		return parts.Bad, parts.SignNo
	}
	return parts.Caution, parts.SignImportant
}

// Side is one side of what differs, under whose it is.
func Side(w shell.Speaker, head, text string) fyne.CanvasObject {
	return parts.Rows(0, parts.NewText(parts.Label, head), parts.NewText(parts.Body, shell.OrElse(text, w.T("change.none"))))
}

// AnswerLook is the sign and tone of the value of an answer.
func AnswerLook(value string) (parts.Tone, parts.Sign) {
	switch value {
	case assessment.Shown:
		return parts.Good, parts.SignYes
	case assessment.Claimed:
		return parts.Caution, parts.SignClaimed
	case assessment.Lapsed:
		return parts.Caution, parts.SignLapsed
	case assessment.ValueNo:
		return parts.Bad, parts.SignNo
	case assessment.ValueOpen:
		return parts.Open, parts.SignUnknown
	}
	return parts.Neutral, parts.SignEmpty
}
