package intake

// batch is how many finds are saved at once: enough that the disk is waited for
// seldom, few enough to be stopped soon.
const batch = 250

// Next returns the end of the finds that are applied together, from a place on:
// those of one file stay together, so that all of a file is there or none.
func (p *Plan) Next(from int) (end int) {
	end = min(from+batch, len(p.Finds))
	for end < len(p.Finds) && p.Finds[end].File == p.Finds[end-1].File {
		end++
	}
	return end
}
