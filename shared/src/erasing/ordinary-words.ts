/** First names that are ordinary words too, and short words of every text, folded as words are compared. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  (
    'a about all an and are art as at be but by can do for from go had has have he her his how i if in is it its just like me my no not of on one or our out she so ' +
    'some than that the their them then they this to too up us was we were what when who why with you your ' +
    'amber april autumn august bill bob brook buck carol chance chase chip christian cliff clay crystal daisy dawn dean destiny dale drew dusty earnest eve faith frank gene ginger ' +
    'glen grace grant gray guy harmony hazel heath heather henry holly honor hope hunter iris ivory ivy jack jade jasmine jasper jay jean jet joy june justice king lane lark lily ' +
    'lance major march mark mason may melody mercy miles misty nick norm olive page paris parker pat patience peace pearl penny pierce precious price prince queen rain ray red reed ' +
    'rich river rob robin rocky rose royal ruby rusty sage sandy scout shade skip sky stark star stone storm summer sunny sue taylor terry tracy trinity violet wade ward wes west will ' +
    'willow winter wren young zip ' +
    'student students teacher teachers class group read reading math word words grade team question talk write writing number numbers school data try tries'
  ).split(' '),
)
