/** Object stores: S3 buckets and folders, and how their files and requests are made safe. */
@NullMarked
package io.wireroom.objects;

import org.jspecify.annotations.NullMarked;
