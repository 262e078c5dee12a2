package session

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
)

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
