/* Lets the process read the folders of libraries and the plugin, and nothing else of any file system.
 * 0; 1 where the kernel has no Landlock; -errno. */
int csandbox_restrict_files(int plugin);
