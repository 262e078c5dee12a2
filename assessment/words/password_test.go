package words

import "testing"

func TestPasswordSaysRuleAndEstimate(t *testing.T) {
	c := load(t, "nl")
	want := "Lengte: 3 tekens. Volgens het advies van 2020 mist nog: hoofdletters en cijfers. Schatting: heel zwak. Dit is meteen geraden."
	if got := c.Password(3, []string{"upper", "digit"}, 0, false); got != want {
		t.Errorf("it says %q", got)
	}
	want = "Lengte: 120 tekens. " + c.T("password.rule.met") + " " + c.T("password.score.4") + " " + c.T("password.capped")
	if got := c.Password(120, nil, 4, true); got != want {
		t.Errorf("it says %q", got)
	}
}
