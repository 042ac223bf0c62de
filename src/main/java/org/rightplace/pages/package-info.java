/** What people see in a browser: the desks of panels, commissioners and boards, each a package below. Pages read and write by way of the features. */
package org.rightplace.pages;
