
import"./chunk-UCD6SVDM.mjs";import"./chunk-KMI3H5E4.mjs";import{ka as o,la as r,ma as m,na as p,oa as t}from"./chunk-4TCS56GX.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
