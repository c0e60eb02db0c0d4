/* Refuses every system call that a rule has no business with. A refused call reaches the handler of
 * SIGSYS, which names it to the host; it is never carried out. 0 or -errno. */
int csandbox_filter(int is_second_stage);
