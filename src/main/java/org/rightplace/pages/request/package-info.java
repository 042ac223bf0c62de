/** The desk of those who ask for advice: new requests, what-ifs, and many requests at once. */
package org.rightplace.pages.request;
