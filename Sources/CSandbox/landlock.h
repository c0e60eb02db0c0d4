/* Lets the process read the folders of libraries and the plugin, and nothing else of any file system,
 * where the kernel has Landlock. 0 or -errno. */
int csandbox_restrict_files(int plugin);
