
import{U as o,V as r,W as m,X as p}from"./chunk-UR2YJ7GG.mjs";import"./chunk-IU46V6X3.mjs";import"./chunk-A4G6422C.mjs";import"./chunk-OJFFJIT3.mjs";import"./chunk-6UNLEDFO.mjs";import"./chunk-ETRP274S.mjs";export{o as configCredentialsIn,p as holdsProviderFormat,r as looseCredentialsIn,m as mightAnnounce};
