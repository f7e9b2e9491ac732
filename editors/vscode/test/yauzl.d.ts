/** The part of yauzl that the tests use; the package has no types of its own. */
declare module "yauzl" {
  interface Entry {
    fileName: string;
    externalFileAttributes: number;
  }
  interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<AsyncIterable<Buffer>>;
  }
  const yauzl: { openPromise(file: string): Promise<ZipFile> };
  export default yauzl;
}
