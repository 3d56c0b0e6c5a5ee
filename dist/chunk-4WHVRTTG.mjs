
import{$ as r,_ as o,aa as m,ba as p}from"./chunk-4RQ2SMQV.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-C5PSEA6G.mjs";import"./chunk-NUK7OY4N.mjs";import"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import"./chunk-FIXATZFS.mjs";export{o as configCredentialsIn,p as holdsProviderFormat,r as looseCredentialsIn,m as mightAnnounce};
