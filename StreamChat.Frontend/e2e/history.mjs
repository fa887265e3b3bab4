// The conversations of the pictures: title, days ago, pinned, then questions and answers in turn.
const SKY = 'Sunlight is a mixture of all colours. On its way through the air it meets molecules that are much smaller than its waves, and they **scatter short waves far more than long ones**.\n\n- Blue light is scattered in all directions, so it reaches us from everywhere.\n- Red light goes on almost straight, which is why the sun itself looks a little yellow.\n\nIn the evening the way through the air is longer: most of the blue is gone by then, and what is left is red.';
const DINNER = 'A risotto for eight is easier than it sounds:\n\n1. Soften two onions in butter.\n2. Add 640 g of rice and stir until it shines.\n3. Pour in hot stock, a ladle at a time, for 18 minutes.\n4. Finish with butter and Parmesan, and let it rest for two minutes.';

export const HISTORY = [
  ['Dinner for eight on Saturday', 0.3, true, 'What can I cook for eight people on Saturday?', DINNER],
  ['Why is the sky blue?', 0.01, false, 'Why is the sky blue?', SKY],
  ['Regex for ISO dates', 0.02, false, 'A regex for ISO dates?', 'Use `^\\d{4}-\\d{2}-\\d{2}$`.'],
  ['Names for a small grey cat', 1.1, false, 'We need a name for a small grey cat.', '**Ash**, **Pebble** or **Misty**: all three are short, soft, and easy to call.'],
  ['Trip to Lisbon in spring', 1.2, false, 'Three days in Lisbon?', 'Start in Alfama.'],
  ['Backpressure, explained for a child', 3, false, 'Explain backpressure.', 'Think of a slide.'],
  ['SQL: the last row of each group', 4, false, 'The last row of each group?', 'Use a window function.'],
  ['Letter to the landlord', 5, false, 'A letter, please.', 'Dear Mrs Moore, …'],
  ['Kubernetes probes that do not lie', 12, false, 'Which probes do I need?', 'Readiness first.'],
  ['Learning the piano at forty', 20, false, 'Is it too late?', 'No.'],
];
