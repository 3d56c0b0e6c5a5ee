
import{$ as r,_ as o,aa as m,ba as p}from"./chunk-2GV5PYEZ.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-UOG72AMP.mjs";import"./chunk-4Z4IXXL4.mjs";import"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import"./chunk-7U4HGRCO.mjs";export{o as configCredentialsIn,p as holdsProviderFormat,r as looseCredentialsIn,m as mightAnnounce};
