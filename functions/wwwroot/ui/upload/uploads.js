export function connectUploads() {}
