/** What the second thread runs: a file of its own in the compiled program. */

import { createHost } from '../host.ts';
import { serve } from './second-thread.ts';

serve(createHost());
