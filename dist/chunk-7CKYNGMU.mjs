
import{$ as r,_ as o,aa as m,ba as p}from"./chunk-MXCT7DL3.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-FTHRKK7M.mjs";import"./chunk-NUK7OY4N.mjs";import"./chunk-24ZMUMK3.mjs";import"./chunk-KGXYCRMF.mjs";import"./chunk-HCQJOBFT.mjs";export{o as configCredentialsIn,p as holdsProviderFormat,r as looseCredentialsIn,m as mightAnnounce};
