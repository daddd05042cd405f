/** The first module: everything that the page is made of, and its start. */
import '../views/overview.js';
import '../views/explore.js';
import '../views/live.js';
import '../views/object.js';
import '../views/cluster-scoped.js';
import '../views/routes.js';
import './shell.js';
